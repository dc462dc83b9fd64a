import { newId } from '@guildhall/db/ids'
import type { TestDeps, TestSite } from './start-test-program.ts'

export type MessageWishes = {
  channel?: 'sms' | 'mail'
  recipient?: string
  template?: string
  variables?: Record<string, string | number>
  text?: string
  state?: string
  dueAt?: Date
  createdAt?: Date
  attempts?: number
}

/** A message in the outbox, straight in the database; answers its id. */
export async function buildMessage(
  { deps }: TestDeps,
  site: TestSite,
  wishes: MessageWishes = {},
): Promise<string> {
  const id = newId()
  const { channel = 'sms', ...rest } = wishes
  await deps.database.tenantDb(site.tenantId).message.create({
    data: {
      id,
      dedupeKey: id,
      channel,
      recipient: channel === 'sms' ? '18500000000' : 'luyuan@example.cn',
      template: 'case-returned',
      variables: { party: '北辰电力建设有限公司', case: '入会申请', remarks: 2 },
      text: '需要补正',
      createdAt: deps.clock.now(),
      ...rest,
    },
    select: { id: true },
  })
  return id
}

/** A message as it stands. */
export function readMessage({ deps }: TestDeps, site: TestSite, id: string) {
  return deps.database.tenantDb(site.tenantId).message.findFirstOrThrow({ where: { id } })
}

/** Makes a message due now, as if its pause or its time had passed. */
export async function makeDue({ deps }: TestDeps, site: TestSite, id: string): Promise<void> {
  await deps.database
    .tenantSql(site.tenantId)
    .query(
      `update message set due_at = now() - interval '1 second' where tenant_id = current_tenant() and id = $1`,
      [id],
    )
}
