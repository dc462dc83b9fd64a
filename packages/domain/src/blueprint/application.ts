import { z } from 'zod'
import { formSpec } from './form.ts'
import { answerKey, label, prose, slug } from './slug.ts'
import { workflowSpec } from './workflow.ts'

/** 身份类型: what an account can be certified as. */
export const identityTypeSpec = z.strictObject({
  slug,
  label,
  description: label,
  party: z.enum(['unit', 'person']),
})

/** A paper that goes with an application. Slots of files: the key. */
export const attachmentSpec = z.strictObject({
  key: answerKey,
  label,
  help: label.optional(),
  required: z.boolean(),
  max: z.number().int().min(1).max(9),
  /** Set for the one that is the stamped scan of the printed application form. */
  stampedForm: z.boolean().default(false),
  /** Set for the stamped scan of a letter: its key. */
  letter: answerKey.optional(),
})

/** 入会申请书 and its like: made from the answers, printed, stamped, scanned, uploaded. */
export const printedFormSpec = z.strictObject({
  title: label,
  declaration: prose,
  stampLabel: label,
  signatureLines: z.array(label),
})

/**
 * A page of a few sentences that is made from some answers and the account, then printed, stamped and
 * uploaded as the application form is, such as 账号负责人说明.
 */
export const letterSpec = z.strictObject({
  key: answerKey,
  title: label,
  /** The answers in its table, as `group.field`, whether or not the application form prints them. */
  shows: z
    .array(z.string().regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+$/))
    .min(1)
    .max(12),
  /** `{party}` is the name of the unit or person, `{account}` the mobile that one signs in with. */
  text: prose,
  stampLabel: label,
  signatureLines: z.array(label),
  /** Whether it names who acts for the party: once approved, the mandate (账号负责人) rests on it. */
  appoints: z.boolean().default(false),
})

/**
 * What an approval brings about. `join` certifies an identity and makes a member (number, period,
 * first bill, certificate); `certify` only an identity; `handover` (账号交接) certifies nothing, it
 * lets the applicant's account act for a unit that is known by its credit code. The others are
 * matters of a member's own: `change` of certified facts, `affiliate` with another branch, `leave` of
 * the association. `retitle` (级别调整) is begun by the staff for a member, with the resolution behind it.
 */
export const applicationKind = z.enum([
  'join',
  'certify',
  'handover',
  'change',
  'affiliate',
  'leave',
  'retitle',
])

/**
 * 专家库: those certified are a pool that staff search, and draw reviewers from. It goes by what the
 * form means: `speciality` and `employer` always, places, titles, years and `valid-to` where asked.
 */
export const poolSpec = z.strictObject({
  label,
  /** So many days before a certificate's last day (`valid-to`) its holder is reminded, each once. */
  remindDaysBefore: z.array(z.number().int().min(1).max(365)).max(5),
})

/** One way to become or to arrange something here: the form, the papers, the stages. */
export const applicationSpec = z.strictObject({
  slug,
  kind: applicationKind,
  label,
  /** What it is for, in one sentence, where it is offered. */
  summary: label.optional(),
  identityType: slug,
  /** Whether the join guide must be accepted before the form opens. */
  needsGuide: z.boolean(),
  /** Number of a case, e.g. `{year}-{seq:4}`; a counter per tenant, kind and year. */
  numberPattern: label,
  form: formSpec,
  attachments: z.array(attachmentSpec),
  printedForm: printedFormSpec.optional(),
  letters: z.array(letterSpec).default([]),
  workflow: workflowSpec,
  /** What comes next once approved, such as how to join the members' group chat. */
  whatNext: z.array(prose),
  /** What the certificate says, e.g. 会员证; none where nothing is issued. */
  certificate: z.strictObject({ title: label, sentence: label, numberPattern: label }).optional(),
  pool: poolSpec.optional(),
})

export type IdentityTypeSpec = z.infer<typeof identityTypeSpec>
export type AttachmentSpec = z.infer<typeof attachmentSpec>
export type ApplicationKind = z.infer<typeof applicationKind>
export type ApplicationSpec = z.infer<typeof applicationSpec>
export type PoolSpec = z.infer<typeof poolSpec>
export type PrintedFormSpec = z.infer<typeof printedFormSpec>
export type LetterSpec = z.infer<typeof letterSpec>

/** The printed application form's key among the papers that an application prints. */
export const formDocumentKey = 'form'

/** The papers that an application prints, to be stamped: its form, and letters by their key. */
export function printedPapers({
  printedForm,
  letters,
}: Pick<ApplicationSpec, 'printedForm' | 'letters'>): { document: string; title: string }[] {
  return [
    ...(printedForm ? [{ document: formDocumentKey, title: printedForm.title }] : []),
    ...letters.map(({ key, title }) => ({ document: key, title })),
  ]
}

/** Of which printed paper an attachment is the stamped scan; null for any other. */
export function paperOf({
  stampedForm,
  letter,
}: Pick<AttachmentSpec, 'stampedForm' | 'letter'>): string | null {
  return stampedForm ? formDocumentKey : (letter ?? null)
}

/** Kinds that only a party whose membership runs may start. */
export const matterKinds = [
  'change',
  'affiliate',
  'leave',
] as const satisfies readonly ApplicationKind[]

/** Whether an application is a matter of a member's own, and not a way to become something. */
export function isMatter(kind: ApplicationKind): kind is (typeof matterKinds)[number] {
  return (matterKinds as readonly ApplicationKind[]).includes(kind)
}

/** Whether a case of this kind is a renewal where its identity is certified: old facts stay in force until new ones pass. */
export function renews(kind: ApplicationKind): boolean {
  return kind === 'certify' || kind === 'change'
}

/** What a case is called; one that renews a certified identity is told from a first certification. */
export function caseLabel(
  { kind, label: name }: Pick<ApplicationSpec, 'kind' | 'label'>,
  baseVersion: number | null,
): string {
  return kind === 'certify' && baseVersion !== null ? `${name}（修改资料）` : name
}

/** The application that makes members of an identity type: its form holds the certified facts. */
export function joinOf<Spec extends Pick<ApplicationSpec, 'kind' | 'identityType'>>(
  applications: readonly Spec[],
  identityType: string,
): Spec | undefined {
  return applications.find((each) => each.kind === 'join' && each.identityType === identityType)
}

/** The application by which one is certified as an identity type. */
export function certifyingOf<Spec extends Pick<ApplicationSpec, 'kind' | 'identityType'>>(
  applications: readonly Spec[],
  identityType: string,
): Spec | undefined {
  return applications.find(
    (each) =>
      (each.kind === 'join' || each.kind === 'certify') && each.identityType === identityType,
  )
}

/** Whether only the staff begin and file it, and the party hears of it once it is decided. */
export function isStaffMatter(kind: string): boolean {
  return kind === 'retitle'
}

/** The kinds that only the staff file. */
export const staffMatters = applicationKind.options.filter(isStaffMatter)

/** Whether an application is offered to whoever comes, and not to members or the staff alone. */
export function isOffered(kind: ApplicationKind): boolean {
  return !isMatter(kind) && !isStaffMatter(kind)
}
