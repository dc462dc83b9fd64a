import type { CaseView } from '../queries/case-view.ts'
import { paperOf } from '@guildhall/domain/blueprint/application'
import type { FormProblem } from '@guildhall/domain/forms/problem'
import { isMissing } from '@guildhall/domain/forms/problem'
import type { StepProgress } from '@guildhall/domain/forms/progress'
import type { Status } from '@guildhall/ui/status'
import type { PlacedRemark } from './shown-remarks.ts'

/** One step of the wizard, with how far it is, in words. */
export interface WizardStep {
  key: string
  kind: 'guide' | 'form' | 'papers' | 'review'
  title: string
  /** Plain quiet words where there is no status. */
  status: Status | null
  said: string
}

export interface StepFacts {
  view: Pick<CaseView, 'guide' | 'form' | 'attachments' | 'prints' | 'files'>
  progress: readonly StepProgress[]
  /** Of the papers, at path = slot. */
  paperProblems: readonly FormProblem[]
  remarks: readonly PlacedRemark[]
}

/** The steps of an application in order: guide, the form's own, papers, review. */
export function wizardSteps(facts: StepFacts): WizardStep[] {
  const { view } = facts
  const hasPapers = view.attachments.length > 0 || view.prints.length > 0
  return [
    ...(view.guide ? [guideStep(view.guide.version)] : []),
    ...facts.progress.map((progress) => formStep(progress, facts.remarks)),
    ...(hasPapers ? [papersStep(facts)] : []),
    { key: 'review', kind: 'review', title: '核对并提交', status: null, said: '还没有提交' },
  ]
}

function guideStep(version: string): WizardStep {
  return {
    key: 'guide',
    kind: 'guide',
    title: '阅读须知',
    status: 'done',
    said: `已读，${version}`,
  }
}

const openAt = (remarks: readonly PlacedRemark[], step: string): number =>
  remarks.filter((remark) => remark.step === step && !remark.mended).length

function formStep(
  { key, title, state, filled, missing, wrong }: StepProgress,
  remarks: readonly PlacedRemark[],
): WizardStep {
  const step = { key, kind: 'form', title } as const
  const handle = wrong + openAt(remarks, key)
  if (handle > 0) return { ...step, status: 'todo', said: `${handle} 处要处理` }
  if (state === 'done') return { ...step, status: 'done', said: filled > 0 ? '已填好' : '可以不填' }
  return { ...step, status: null, said: state === 'empty' ? '还没填' : `还差 ${missing} 项` }
}

function papersStep({ view, paperProblems, remarks }: StepFacts): WizardStep {
  const title = papersTitle(view.prints)
  const step = { key: 'papers', kind: 'papers', title } as const
  if (mustStampAgain(view).length > 0) return { ...step, status: 'todo', said: '要重新盖章' }
  const missing = paperProblems.filter(isMissing).length
  const handle = paperProblems.length - missing + openAt(remarks, 'papers')
  if (handle > 0) return { ...step, status: 'todo', said: `${handle} 处要处理` }
  if (missing === 0) return { ...step, status: 'done', said: '已备齐' }
  return {
    ...step,
    status: null,
    said: view.files.length === 0 ? '还没上传' : `还差 ${missing} 份`,
  }
}

/** What the step of papers is called: the first printed paper by its kind, where there is one. */
export function papersTitle([print]: readonly { title: string }[]): string {
  return print ? `${paperWord(print.title)}与附件` : '附件'
}

/** A printed paper by its kind (申请书, 变更函, 说明), where its title ends with one. */
export function paperWord(title: string): string {
  return /(申请书|申请表|变更函|说明|函)$/.exec(title)?.[0] ?? title
}

/** Where a stamped scan is there, but no longer of what its paper would print now. */
export function mustStampAgain({
  attachments,
  files,
}: Pick<CaseView, 'attachments' | 'files'>): CaseView['attachments'] {
  const stale = files.filter(({ current }) => !current).map(({ slot }) => slot)
  return attachments.filter((each) => paperOf(each) !== null && stale.includes(each.key))
}

/**
 * The step to go on with when the case is opened: the first that is not done. A renewal lacks nothing
 * from the start: it opens where one changes something.
 */
export function firstOpenStep(
  steps: readonly WizardStep[],
  isRenewal = false,
): WizardStep | undefined {
  const open = steps.find(({ status }) => status !== 'done') ?? steps.at(-1)
  const first = steps.find(({ kind }) => kind === 'form')
  return isRenewal && open?.kind === 'review' ? (first ?? open) : open
}
