import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'

/** What the texts need to know of an association. */
export type UsualMessageFacts = {
  /** The registered SMS signature, without brackets. */
  signature: string
  /** Prefix of the template ids at the SMS provider. */
  idPrefix: string
  /** Where people sign in, in words. */
  where: string
  /** Whether whoever is approved gets a member number; else the message does not speak of one. */
  namesMemberNumber: boolean
}

/**
 * The usual messages of an association. An SMS goes out as registered signature and template with
 * variables only; `{remarks}` is how many places are to be mended, never a reviewer's own words.
 */
export function usualMessages(facts: UsualMessageFacts): MessagesSpec {
  const { signature, idPrefix, where } = facts
  const memberNumber = facts.namesMemberNumber ? '，会员号{memberNumber}' : ''
  const template = (id: string, text: string, mailSubject?: string) => ({
    smsTemplateId: `${idPrefix}${id}`,
    text,
    ...(mailSubject && { mailSubject }),
  })
  return {
    signature,
    templates: {
      code: template(
        '1001',
        '验证码{code}，{minutes}分钟内有效。请勿告诉他人，工作人员也不会向您索取。',
      ),
      'case-submitted': template(
        '1002',
        `{party}的{case}已收到，编号{number}。办理到哪一步，可登录${where}查看。`,
        '已收到您提交的申请',
      ),
      'case-returned': template(
        '1003',
        `{party}的{case}需要补正，共{remarks}处，已填写的内容都在。请登录${where}按批注修改后重新提交。`,
        '您的申请需要补正',
      ),
      'case-approved': template(
        '1004',
        `{party}的{case}已通过${memberNumber}。请登录${where}查看证书和接下来要办的事。`,
        '您的申请已通过',
      ),
      'case-rejected': template(
        '1005',
        `{party}的{case}未予通过，原因和问询电话请登录${where}查看。`,
        '您的申请未予通过',
      ),
      'case-withdrawn': template(
        '1006',
        `{party}的{case}已撤回。如不是您本人操作，请尽快与我们联系。`,
        '您的申请已撤回',
      ),
      'case-advanced': template(
        '1007',
        `{party}的{case}已进入“{stage}”环节。进度可登录${where}查看。`,
        '您的申请有了进展',
      ),
    },
  }
}
