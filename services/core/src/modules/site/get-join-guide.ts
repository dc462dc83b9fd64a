import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { DuesSpec } from '@guildhall/domain/blueprint/dues'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { scheduleOn } from '@guildhall/domain/dues/dues-in-force'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { DomainError } from '@guildhall/contract/errors'
import type { JoinGuideView } from '@guildhall/contract/site'
import type { RequestContext } from '../../kernel/context.ts'
import { nextMeetingOn } from '../meetings/next-meeting.ts'

/** The join guide with the dues table in force today, and dates for whoever submits today (Asia/Shanghai). */
export async function getJoinGuide(ctx: RequestContext): Promise<JoinGuideView> {
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  const join = content.applications.find((application) => application.kind === 'join')
  if (!join) throw new DomainError('not-found')
  const today = dateInShanghai(ctx.deps.clock.now())
  const meeting = join.workflow.stages.find((stage) => stage.kind === 'meeting')
  const meetingOn = meeting ? await nextMeetingOn(ctx, meeting.slug, today) : null
  return {
    guide: content.joinGuide,
    dues: presentDues(content.dues, today),
    today,
    timeline: timelineFrom(join, today, meetingOn),
    associationSteps: join.workflow.stages.map(presentStage),
    nextMeetingOn: meetingOn,
  }
}

function presentDues(dues: DuesSpec, today: string): JoinGuideView['dues'] {
  const schedule = scheduleOn(dues.schedules, today) ?? dues.schedules[0]
  if (!schedule) throw new Error('a blueprint has a dues table')
  const rows = dues.classes.map((duesClass) => {
    const titles = dues.titles.filter((title) => title.duesClass === duesClass.slug)
    return {
      titles: titles.map((title) => title.label),
      amountFen: schedule.amounts[duesClass.slug] ?? 0,
      newcomer: titles.some((title) => title.newcomer),
    }
  })
  return {
    from: schedule.from,
    resolution: resolutionText(schedule.resolution),
    rows,
    notes: dues.notes,
    receiptKind: dues.receiptKind,
  }
}

function resolutionText(resolution: DuesSpec['schedules'][number]['resolution']): string {
  return resolution.kind === 'registered'
    ? resolution.title
    : '会员（代表）大会决议，尚未在系统登记'
}

/** 如果您今天提交: each stage ends when its working days are over, a sitting's on its date where one is planned. */
function timelineFrom(
  join: ApplicationSpec,
  today: string,
  meetingOn: string | null,
): JoinGuideView['timeline'] {
  const entries: JoinGuideView['timeline'] = [{ label: '提交', on: today, duration: '' }]
  let reached: string | null = today
  for (const stage of join.workflow.stages) {
    reached = stageEnd(stage, reached, meetingOn)
    entries.push({ label: stage.label, on: reached, duration: stage.duration })
  }
  return [...entries, { label: '成为会员', on: reached, duration: '' }]
}

function stageEnd(stage: StageSpec, from: string | null, meetingOn: string | null): string | null {
  if (stage.kind === 'meeting')
    return meetingOn !== null && from !== null && meetingOn >= from ? meetingOn : null
  return from && stage.workingDays ? addWorkingDays(from, stage.workingDays) : null
}

function presentStage(stage: StageSpec): JoinGuideView['associationSteps'][number] {
  return {
    title: stage.label,
    note:
      stage.kind === 'meeting'
        ? '由会议一并审议，结果当天告知。'
        : '需要修改会退回给您，已填内容都在。',
    duration: stage.duration,
  }
}
