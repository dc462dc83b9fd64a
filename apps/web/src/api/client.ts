import type { AppRouter } from '@guildhall/core/app-router'
import { createTRPCClientProxy, createTRPCUntypedClient, httpBatchLink } from '@trpc/client'
import { withProof } from './proof.ts'

const client = createTRPCUntypedClient<AppRouter>({
  // The server refuses batches of more than ten, so that a limit is charged for every call.
  links: [httpBatchLink({ url: '/trpc', maxItems: 10 })],
})

const { query, mutation } = client
client.query = (...call) => withProof(() => query.apply(client, call))
client.mutation = (...call) => withProof(() => mutation.apply(client, call))

/**
 * The server's procedures. Plain JSON: instants are ISO strings, money is whole fen. A call that is
 * sensitive waits while whoever sits here proves again who they are.
 */
export const api = createTRPCClientProxy(client)
