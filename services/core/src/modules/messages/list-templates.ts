import type { z } from 'zod'
import type { messageTemplates } from '@guildhall/contract/messages'
import { messageKey, messageVariables } from '@guildhall/domain/blueprint/messages'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'

/** The texts that messages are made of, as the blueprint in force has them. */
export async function listTemplates(
  ctx: SignedInContext,
): Promise<z.infer<typeof messageTemplates>> {
  const { messages } = (await blueprintInForce(ctx)).content
  return {
    signature: messages.signature,
    templates: messageKey.options.flatMap((key) => {
      const template = messages.templates[key]
      if (!template) return []
      const { text, smsTemplateId, mailSubject = null } = template
      return [{ key, text, smsTemplateId, mailSubject, variables: [...messageVariables[key]] }]
    }),
  }
}
