import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'

const key = ['desk', 'deputies'] as const

/** The terms as a deputy, of both sides, and the way to end one. */
export function useDeputies() {
  const queries = useQueryClient()
  const trouble = ref('')
  const query = useQuery({ queryKey: key, queryFn: () => api.deputies.list.query({}) })
  const { mutate, isPending } = useMutation({
    mutationFn: (deputyId: string) => api.deputies.end.mutate({ deputyId }),
    onError: (error) => {
      trouble.value = troubleOf(error).message
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  })
  return {
    query,
    trouble,
    ending: isPending,
    end(deputyId: string): void {
      trouble.value = ''
      if (!isPending.value) mutate(deputyId)
    },
  }
}

/** Names a deputy, once however often it is clicked. */
export function useNameDeputy(done: () => void) {
  const queries = useQueryClient()
  const trouble = ref('')
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { accountId: string; from: string; through: string }) =>
      api.deputies.name.mutate(input),
    onSuccess: done,
    onError: (error) => {
      trouble.value = troubleOf(error).message
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return {
    trouble,
    busy: isPending,
    name(input: { accountId: string; from: string; through: string }): void {
      trouble.value = ''
      if (!isPending.value) mutate(input)
    },
  }
}
