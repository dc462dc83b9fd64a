import { writeFileSync } from 'node:fs'

/** One figure; `atLeast` or `atMost` is the bar it is held to. */
export type Measure = {
  name: string
  value: number
  unit: string
  atLeast?: number
  atMost?: number
  failed?: number
}

/** Prints the figures as a table and as JSON; the file is named by BENCH_JSON where that is set. */
export function report(measures: readonly Measure[]): void {
  const width = Math.max(...measures.map(({ name }) => name.length))
  for (const measure of measures) {
    process.stdout.write(
      `${measure.name.padEnd(width)}  ${format(measure.value).padStart(9)} ${measure.unit.padEnd(3)} ${bar(measure)}\n`,
    )
  }
  const json = JSON.stringify({ measures }, null, 2)
  process.stdout.write(`\n${json}\n`)
  if (process.env.BENCH_JSON) writeFileSync(process.env.BENCH_JSON, json)
}

function bar({ value, atLeast, atMost, failed }: Measure): string {
  const errors = failed ? `, ${failed} requests failed` : ''
  if (atLeast !== undefined)
    return `${value >= atLeast ? 'reached' : 'missed '}  at least ${atLeast}${errors}`
  if (atMost !== undefined)
    return `${value <= atMost ? 'reached' : 'missed '}  at most ${atMost}${errors}`
  return errors
}

function format(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
}
