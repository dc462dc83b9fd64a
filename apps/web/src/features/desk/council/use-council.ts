import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'

/** The names under which the answers about the council are kept. */
export const councilKeys = {
  all: ['desk', 'council'] as const,
  term: (termId: string) => ['desk', 'council', 'term', termId] as const,
  body: (body: string) => ['desk', 'council', 'body', body] as const,
}

/** The terms, and the bodies with how many sit in them. */
export function useTerms() {
  return useQuery({ queryKey: councilKeys.all, queryFn: () => api.council.list.query({}) })
}

/** One term with its list. */
export function useTerm(termId: string) {
  return useQuery({
    queryKey: councilKeys.term(termId),
    queryFn: () => api.council.term.query({ termId }),
  })
}

/** Who sits in a body today. */
export function useBody(body: string) {
  return useQuery({
    queryKey: councilKeys.body(body),
    queryFn: () => api.council.body.query({ body }),
  })
}
