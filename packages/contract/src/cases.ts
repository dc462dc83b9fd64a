import { formSpec } from '@guildhall/domain/blueprint/form'
import {
  applicationKind,
  attachmentSpec,
  formDocumentKey,
} from '@guildhall/domain/blueprint/application'
import { z } from 'zod'
import {
  caseState,
  civilDate,
  fen,
  file,
  id,
  instant,
  remark,
  stageView,
  step,
  version,
} from './common.ts'
import { identityCard } from './identities.ts'
import { owedBill } from './matters.ts'
import { grantedTitle } from './review-title.ts'
import { membershipStatus } from './members.ts'

/** The applicant's own cases (`cases.*`). */
export const caseRef = z.strictObject({ caseId: id })
export const versionedCase = z.strictObject({ caseId: id, version })

/** `cases.list` */
export const caseSummary = z.strictObject({
  id,
  application: z.string(),
  label: z.string(),
  number: z.string().nullable(),
  partyName: z.string(),
  state: caseState,
  stageLabel: z.string().nullable(),
  since: instant,
  createdAt: instant,
})
export const caseList = z.strictObject({
  cases: z.array(caseSummary),
  /** 账号交接, offered to an account that acts for no certified unit. */
  handover: z.strictObject({ application: z.string(), label: z.string() }).nullable(),
})

/** `cases.acceptGuide`: kept with version and time. */
export const acceptGuide = z.strictObject({
  application: z.string().max(40),
  version: z.string().min(1).max(40),
})
export const guideState = z.strictObject({
  accepted: z.boolean(),
  version: z.string(),
  acceptedAt: instant.nullable(),
})

/** `cases.start`: the open case for this application, made if there is none (two tabs get the same). */
export const startCase = z.strictObject({ application: z.string().max(40) })

/** One group of the draft, as last saved. */
export const draftGroup = z.strictObject({
  content: z.unknown(),
  version: z.number().int(),
  updatedAt: instant,
})

/** `cases.get`: everything the wizard and the case page show. */
export const caseView = z.strictObject({
  id,
  application: z.string(),
  kind: applicationKind,
  /** Whether it changes what is certified, which stays in force until it passes. */
  isRenewal: z.boolean(),
  label: z.string(),
  number: z.string().nullable(),
  partyName: z.string(),
  state: caseState,
  version: z.number().int(),
  submittedAt: instant.nullable(),
  guide: z.strictObject({ version: z.string(), acceptedAt: instant }).nullable(),
  form: formSpec,
  /** Options of selects by source key: a dictionary's slug, a table's name, `branches`, `titles`. */
  options: z.record(z.string(), z.array(z.strictObject({ code: z.string(), label: z.string() }))),
  attachments: z.array(attachmentSpec),
  groups: z.record(z.string(), draftGroup),
  files: z.array(file),
  /** The papers it prints: `form`, and letters by key. `stale`: an answer it shows changed since. */
  prints: z.array(
    z.strictObject({
      document: z.string(),
      title: z.string(),
      number: z.number().int().nullable(),
      printedAt: instant.nullable(),
      stale: z.boolean(),
    }),
  ),
  /** Remarks of the last return, with what was answered then, so that 已改 can be shown. */
  remarks: z.array(z.strictObject({ ...remark.shape, answeredThen: z.unknown() })),
  stages: z.array(stageView),
  steps: z.array(step),
  whatNext: z.array(z.string()),
  /** For 退会: the bills that are still open. */
  owed: z.array(owedBill),
  certificateId: id.nullable(),
  /** Of an approved join: what the staff settled about the title that was asked for. */
  title: grantedTitle.nullable(),
  /** The bill to pay, where the membership that was approved begins with its payment and has not. */
  toPay: z.strictObject({ billId: id, owedFen: fen, dueOn: civilDate }).nullable(),
  /** 催办: from which day, and when it was last done; null where no days are promised. */
  nudge: z.strictObject({ from: civilDate, lastOn: civilDate.nullable() }).nullable(),
  can: z.strictObject({
    nudge: z.boolean(),
    edit: z.boolean(),
    submit: z.boolean(),
    recall: z.boolean(),
    withdraw: z.boolean(),
  }),
})

/**
 * `cases.saveGroup`: one group as one types. `version` is the one it was read with (0 for none):
 * another's save in between answers `draft.conflict` with `details.content`, `details.version` as JSON.
 */
export const saveGroup = z.strictObject({
  caseId: id,
  groupKey: z.string().max(40),
  content: z.unknown(),
  version,
})
export const groupSaved = z.strictObject({
  version: z.number().int(),
  savedAt: instant,
  /** Papers that were printed and no longer say what is answered. */
  stalePrints: z.array(z.string()),
})

/** `cases.print`: fixes what a paper shows; the PDF is at `/cases/<id>/<document>.pdf?print=<number>`. */
export const printInput = z.strictObject({
  caseId: id,
  document: z.string().max(40).default(formDocumentKey),
})
export const printed = z.strictObject({ number: z.number().int(), url: z.string() })

/** `cases.submit`: `groupVersions` names what is meant, so that it cannot race a late autosave. */
export const submitCase = z.strictObject({
  caseId: id,
  idempotencyKey: id,
  groupVersions: z.record(z.string(), z.number().int()),
})
export const submitted = z.strictObject({
  number: z.string(),
  submission: z.number().int(),
  submittedAt: instant,
})

export const caseMoved = z.strictObject({ state: caseState, version: z.number().int() })

/** `files.remove` */
export const removeFile = z.strictObject({ fileId: id })

/** What POST `/cases/<id>/files/<slot>` answers (multipart, one part `file`). */
export const fileStored = z.strictObject({ file })

/** `member.home`: where I stand, what I do next, whom I ask. */
export const memberHome = z.strictObject({
  account: z.strictObject({
    userName: z.string(),
    mobile: z.string(),
    unitName: z.string().nullable(),
  }),
  membership: z
    .strictObject({
      partyName: z.string(),
      number: z.string(),
      title: z.string(),
      branch: z.string().nullable(),
      joinedOn: civilDate,
      status: membershipStatus,
      /** Approved, and membership begins once the money for this bill has come; null otherwise. */
      toPay: z.strictObject({ billId: id, owedFen: fen, dueOn: civilDate }).nullable(),
      /** What stands against the membership now and can be read about at `/my/sanctions`. */
      sanction: z
        .strictObject({
          kind: z.enum(['suspension', 'expulsion']),
          from: civilDate,
          to: civilDate.nullable(),
          reason: z.string(),
          canAppealUntil: civilDate.nullable(),
        })
        .nullable(),
      validTo: civilDate.nullable(),
      contactName: z.string().nullable(),
      contactMobile: z.string().nullable(),
    })
    .nullable(),
  certificates: z.array(
    z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      validTo: civilDate.nullable(),
      status: z.enum(['valid', 'expired', 'revoked', 'replaced', 'suspended']),
      code: z.string(),
    }),
  ),
  bills: z.array(
    z.strictObject({
      id,
      year: z.number().int(),
      amountFen: z.number().int(),
      paidFen: z.number().int(),
      dueOn: civilDate,
      status: z.enum(['open', 'overdue', 'paid']),
    }),
  ),
  /** One card an identity type. */
  identities: z.array(identityCard),
  running: z.array(z.strictObject({ ...caseSummary.shape, stages: z.array(stageView) })),
  whatNext: z.array(z.string()),
})

export type CaseView = z.infer<typeof caseView>
export type CaseSummary = z.infer<typeof caseSummary>
export type MemberHome = z.infer<typeof memberHome>
