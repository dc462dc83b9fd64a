import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { say } from '../shared/toast.ts'

const key = ['desk', 'staff'] as const

/** Staff, invitations and requests, and the way to change them: said when done, read again either way. */
export function useStaff() {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: () => api.staff.list.query({}) })

  /** Runs a change; a refusal is said too, and what stands now is read. */
  async function change(call: () => Promise<unknown>, words: string): Promise<boolean> {
    try {
      await call()
      say(words)
      return true
    } catch (error) {
      const { code, message } = troubleOf(error)
      if (code !== 'step-up.required') say(message, 'err')
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: key })
    }
  }
  return { query, change }
}
