import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import type { CaseAction, CasePlace } from '@guildhall/domain/workflow/case-machine'
import type { Person } from './people.ts'

export type DemoAccount = Person & {
  id: string
  unitName: string | null
  createdAt: Date
  lastSignInAt: Date | null
}

/** A unit or a person with what a form asks of it. */
export type DemoHolder = {
  partyId: string
  kind: 'unit' | 'person'
  name: string
  creditCode: string | null
  /** Whether an approval has certified the credit code. */
  isCertified: boolean
  /** Division codes from the province down. */
  place: readonly string[]
  legal: string
  contacts: Person[]
  branch: string | null
  /** The title it asks for or holds. */
  title: string
  createdAt: Date
  /** None for units from before the platform. */
  account: DemoAccount | null
}

export type DemoActor = { accountId: string; label: string }

export type DemoStep = {
  action: CaseAction
  from: CasePlace
  to: CasePlace
  closes: boolean
  at: Date
  by: DemoActor
  submissionId: string | null
  reason: string | null
}

/** A file of a case: what it shows is made when all cases are planned. */
export type DemoFile = {
  id: string
  slot: string
  name: string
  /** The printed paper that it is the scan of; none for a licence, a certificate, a proof. */
  document: string | null
  /** A picture, where the form asks for one. */
  isPhoto: boolean
  title: string
  uploadedAt: Date
}

export type DemoPrint = {
  id: string
  document: string
  number: number
  code: string
  printedAt: Date
  answers: Answers
}

export type DemoSubmission = {
  id: string
  at: Date
  answers: Answers
  files: DemoFile[]
  prints: DemoPrint[]
}

export type DemoNote = { path: string; text: string; submissionId: string; at: Date; by: DemoActor }

export type DemoCase = {
  id: string
  spec: ApplicationSpec
  holder: DemoHolder
  account: DemoAccount
  /** The colleague who filed it for the applicant. */
  enteredBy?: DemoActor
  createdAt: Date
  /** As the draft stands now. */
  answers: Answers
  place: CasePlace
  steps: DemoStep[]
  submissions: DemoSubmission[]
  notes: DemoNote[]
  number: string | null
  claim: { accountId: string; until: Date } | null
}

export type DemoSitting = {
  id: string
  stage: string
  title: string
  heldOn: string
  at: Date
  isClosed: boolean
  createdBy: string
  items: {
    id: string
    demoCase: DemoCase
    outcome: 'pass' | 'reject' | 'defer' | null
    note: string | null
  }[]
}
