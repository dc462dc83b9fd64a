import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query'
import { troubleOf } from '@/api/refusal.ts'

/** Asks again only where no answer came: a refusal stays one. */
const retry = (failures: number, error: unknown): boolean =>
  failures < 2 && troubleOf(error).code === 'network'

/**
 * The cache of what the server said. `onLapse` is called whenever any call finds that the session
 * has ended, so that every page leads through sign-in and back in the same way.
 */
export function createQueries(onLapse: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (troubleOf(error).code === 'session.required') onLapse()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
}
