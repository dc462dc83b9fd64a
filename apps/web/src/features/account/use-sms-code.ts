import { mobile } from '@guildhall/contract/accounts'
import { computed, ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { findProof } from './proof/find-proof.ts'
import { useCountdown } from './use-countdown.ts'

type State = 'idle' | 'proving' | 'sending' | 'sent' | 'failed'

/** What a code is asked for: the own number so far is known to the server, and typed by nobody. */
export type CodeFor = 'register' | 'reset-password' | 'old-mobile' | 'new-mobile'

const ask = (purpose: CodeFor, mobile: string, proof: string) => {
  if (purpose === 'old-mobile') return api.mobile.sendCode.mutate({ to: 'old', proof })
  if (purpose === 'new-mobile') return api.mobile.sendCode.mutate({ to: 'new', mobile, proof })
  return api.account.sendCode.mutate({ purpose, mobile, proof })
}

/** Whether a code may be sent to what was typed. */
export const isReachable = (purpose: CodeFor, typed: string): boolean =>
  purpose === 'old-mobile' || mobile.safeParse(typed).success

const NO_PROOF = '安全校验没有做完，请再点一次。一直不行的话，请换一个浏览器。'

/**
 * Asking for a code by SMS: first the proof of work that keeps machines from sending messages at our
 * cost, then the request. Each click takes a new challenge, since one is good for one request.
 */
export function useSmsCode(purpose: CodeFor) {
  const state = ref<State>('idle')
  const done = ref(0)
  const problem = ref<string>()
  const validMinutes = ref(0)
  const countdown = useCountdown()

  function fail(message: string): void {
    state.value = 'failed'
    problem.value = message
  }

  async function prove(): Promise<string | null> {
    state.value = 'proving'
    done.value = 0
    const { challenge } = await api.account.challenge.query({})
    try {
      return await findProof(challenge, (share) => (done.value = share))
    } catch {
      fail(NO_PROOF)
      return null
    }
  }

  async function proveAndAsk(to: string): Promise<void> {
    const proof = await prove()
    if (!proof) return
    state.value = 'sending'
    const sent = await ask(purpose, to, proof)
    validMinutes.value = sent.validMinutes
    countdown.start(sent.resendAfterSeconds)
    state.value = 'sent'
  }

  /** Has a code sent, unless the number is wrong, one is under way or one was just sent. */
  async function send(typed: string): Promise<void> {
    if (!isReachable(purpose, typed) || isBusy.value || countdown.left.value > 0) return
    problem.value = undefined
    try {
      await proveAndAsk(typed.trim())
    } catch (error) {
      const trouble = troubleOf(error)
      const seconds = Number(trouble.details['seconds'])
      if (trouble.code === 'code.sent-recently' && seconds > 0) countdown.start(seconds)
      fail(trouble.message)
    }
  }

  const isBusy = computed(() => state.value === 'proving' || state.value === 'sending')
  return { state, done, problem, validMinutes, left: countdown.left, isBusy, send }
}
