import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { proofAsked, withProof } from './proof.ts'

const wanted = () =>
  TRPCClientError.from({
    error: {
      message: '',
      code: -32_000,
      data: {
        refusal: { code: 'step-up.required', message: '', problems: [], details: { by: 'totp' } },
      },
    },
  })

/** A call that is refused until a proof was given. */
function guarded() {
  let calls = 0
  const call = () => (++calls === 1 ? Promise.reject(wanted()) : Promise.resolve('done'))
  return { call, calls: () => calls }
}

it('asks once for calls that wait together, and runs each again', async () => {
  const [one, other] = [guarded(), guarded()]
  const both = Promise.all([withProof(one.call), withProof(other.call)])
  await expect.poll(() => proofAsked.value?.by).toBe('totp')
  proofAsked.value?.settle(true)
  expect(await both).toEqual(['done', 'done'])
  expect(proofAsked.value).toBeNull()
})

it('gives the call up with what the server said', async () => {
  const { call, calls } = guarded()
  const outcome = withProof(call).catch((error: unknown) => error)
  await expect.poll(() => proofAsked.value).not.toBeNull()
  proofAsked.value?.settle(false)
  expect(await outcome).toBeInstanceOf(TRPCClientError)
  expect(calls()).toBe(1)
})

it('lets every other refusal through at once', async () => {
  await expect(withProof(() => Promise.reject(new Error('else')))).rejects.toThrow('else')
  expect(proofAsked.value).toBeNull()
})
