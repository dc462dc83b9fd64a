import { sealAnswers, type Vault } from '../modules/cases/secret-answers.ts'
import type { DemoCase } from './types.ts'

/**
 * Seals the secret answers of cases before they are written. Of one case the same answer is sealed
 * once, as a draft would have been, so that its prints and its submissions say the same.
 */
export function sealCases(vault: Vault, cases: readonly DemoCase[]): void {
  for (const demoCase of cases) sealCase(sealingOnce(vault), demoCase)
}

function sealCase(vault: Vault, demoCase: DemoCase): void {
  const seal = <T>(answers: T): T => sealAnswers(vault, demoCase.spec.form, answers)
  demoCase.answers = seal(demoCase.answers)
  for (const submission of demoCase.submissions) {
    submission.answers = seal(submission.answers)
    for (const print of submission.prints) print.answers = seal(print.answers)
  }
}

function sealingOnce(vault: Vault): Vault {
  const known = new Map<string, string>()
  const seal: Vault['secrets']['seal'] = (plain, owner) => {
    const key = `${owner} ${Buffer.from(plain).toString()}`
    const sealed = known.get(key) ?? vault.secrets.seal(plain, owner)
    known.set(key, sealed)
    return sealed
  }
  return { ...vault, secrets: { ...vault.secrets, seal } }
}
