import type { AppRouter } from '@guildhall/core/app-router'
import { createTRPCClient, httpBatchLink } from '@trpc/client'

/** The server's procedures. Plain JSON: instants are ISO strings, money is whole fen. */
export const api = createTRPCClient<AppRouter>({
  // The server refuses batches of more than ten, so that a limit is charged for every call.
  links: [httpBatchLink({ url: '/trpc', maxItems: 10 })],
})
