import { toHalfWidth, withoutUnseen } from '../full-width.ts'
import type { Refusal } from './refusal.ts'

export type EmailProblem = 'empty' | 'no_at' | 'two_ats' | 'local_part' | 'domain' | 'too_long'
export type EmailRefusal = Refusal<EmailProblem>
export type EmailCheck = { ok: true; email: string } | EmailRefusal

const MEND = '邮箱写作“名称@域名”，如 office@example.cn'
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The normal form of a mail address as it is stored: half width, no blanks, `。` read as a dot, the
 * domain in lower case. The part before the @ keeps its case, which belongs to its server.
 */
export function normaliseEmail(text: string): string {
  const typed = withoutUnseen(toHalfWidth(text)).replace(/。/g, '.')
  const at = typed.lastIndexOf('@')
  return at < 0 ? typed : typed.slice(0, at) + typed.slice(at).toLowerCase()
}

/**
 * Checks a mail address in the form that mail servers accept in practice (RFC 5321: local part of
 * at most 64, whole of at most 254 characters; no quoted local part, no address literal). Whether
 * the mailbox exists only a mail to it can tell. Never throws.
 */
export function checkEmail(text: string): EmailCheck {
  const email = normaliseEmail(text)
  if (email === '') return refuse('empty', '还没有填写电子邮箱')
  if (email.length > 254) return refuse('too_long', '电子邮箱最多 254 个字符')
  const [local = '', domain, third] = email.split('@')
  if (domain === undefined) return refuse('no_at', '电子邮箱里少了“@”')
  if (third !== undefined) return refuse('two_ats', '电子邮箱里只能有一个“@”')
  return refuseLocalPart(local) ?? refuseDomain(domain) ?? { ok: true, email }
}

function refuseLocalPart(local: string): EmailRefusal | undefined {
  if (local === '') return refuse('local_part', '“@”前面还没有填写')
  if (local.length > 64) return refuse('local_part', '“@”前面最多 64 个字符')
  return LOCAL_PART.test(local) ? undefined : refuse('local_part', '“@”前面有邮箱里不用的字符')
}

function refuseDomain(domain: string): EmailRefusal | undefined {
  const labels = domain.split('.')
  if (domain === '') return refuse('domain', '“@”后面还没有填写')
  if (labels.length < 2) return refuse('domain', `“@”后面的“${domain}”不完整，少了“.com”“.cn”之类`)
  const isDomain =
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    /^(?:[a-z]{2,}|xn--.+)$/.test(labels.at(-1) ?? '')
  return isDomain ? undefined : refuse('domain', '“@”后面不是正确的域名')
}

function refuse(problem: EmailProblem, message: string): EmailRefusal {
  return { ok: false, problem, message, mend: MEND }
}
