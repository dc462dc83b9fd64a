import autocannon from 'autocannon'

export type Load = { rps: number; p50Ms: number; p99Ms: number; failed: number }

export type Shot = {
  method?: 'GET' | 'POST'
  path: string
  body?: string
  headers?: Record<string, string>
}

/** Sends requests in a closed loop over `connections` for some seconds, or until the shots are used up. */
export async function fire(
  port: number,
  headers: Record<string, string>,
  about: {
    shots: readonly Shot[]
    connections: number
    seconds?: number
    amount?: number
    rate?: number
  },
): Promise<Load> {
  let at = 0
  let answered = 0
  const begun = performance.now()
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${port}`,
    connections: about.connections,
    ...(about.amount ? { amount: about.amount } : { duration: about.seconds ?? 5 }),
    ...(about.rate ? { overallRate: about.rate } : {}),
    requests: [
      {
        setupRequest: (request) => {
          const shot = about.shots[at++ % about.shots.length]
          return {
            ...request,
            method: shot?.method ?? 'GET',
            path: shot?.path ?? '/',
            headers: { ...headers, ...shot?.headers },
            ...(shot?.body ? { body: shot.body } : {}),
          }
        },
      },
    ],
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, told) => (error ? reject(error) : resolve(told)))
    // Its own duration is told in whole seconds: a run of an amount ends at the next one.
    running.on('response', () => {
      answered = performance.now()
    })
  })
  return {
    rps: (result['2xx'] * 1000) / (answered - begun) || 0,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Measures two ways in turn, so that whatever else the machine does hits both, and takes the medians. */
export async function sideBySide<T extends { rps: number }>(
  rounds: number,
  ours: () => Promise<T>,
  limit: () => Promise<T>,
) {
  const pairs: { ours: T; limit: T }[] = []
  for (let round = 0; round < rounds; round++)
    pairs.push({ ours: await ours(), limit: await limit() })
  return { pairs, ratio: median(pairs.map((pair) => pair.ours.rps / pair.limit.rps)) }
}
