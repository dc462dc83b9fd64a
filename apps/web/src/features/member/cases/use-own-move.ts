import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { myKeys } from '../queries/keys.ts'

export type OwnMove = 'recall' | 'withdraw'

/** A case as one saw it when one moved it. */
export type MovedCase = { id: string; version: number }

/** The applicant's own two moves: 撤回修改 and 撤回申请. Somebody else's decision may have come first. */
export function useOwnMove(onDone: (move: OwnMove) => void) {
  const queries = useQueryClient()
  /** The move that is being confirmed. */
  const asked = ref<OwnMove | null>(null)
  const trouble = ref('')

  const { mutate, isPending } = useMutation({
    mutationFn: ({ move, view }: { move: OwnMove; view: MovedCase }) =>
      api.cases[move].mutate({ caseId: view.id, version: view.version }),
    onSuccess: (_, { move }) => {
      asked.value = null
      onDone(move)
    },
    onError: (error) => {
      trouble.value = troubleOf(error).message
    },
    onSettled: () => queries.invalidateQueries({ queryKey: myKeys.all }),
  })

  return {
    asked,
    trouble,
    busy: isPending,
    ask(move: OwnMove) {
      trouble.value = ''
      asked.value = move
    },
    confirm({ id, version }: MovedCase) {
      if (asked.value && !isPending.value) mutate({ move: asked.value, view: { id, version } })
    },
  }
}
