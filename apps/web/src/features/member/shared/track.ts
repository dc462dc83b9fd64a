import type { StageView } from '@guildhall/contract/common'
import { formatDate } from '@guildhall/ui/format-date'
import type { TrackStage } from '@guildhall/ui/StageTrack.vue'
import type { CaseView } from '../queries/case-view.ts'

type Placed = { state: CaseView['state']; since?: string; stages: readonly StageView[] }

/**
 * A case on its track: submitted, the stages of its workflow, done. One that was sent back stands
 * before the first stage again, at the applicant's own.
 */
export function trackOf({ state, since, stages }: Placed): TrackStage[] {
  const isBack = state === 'returned' || state === 'draft'
  const submittedAt = stages[0]?.since
  const own: TrackStage = isBack
    ? {
        key: 'own',
        label: state === 'returned' ? '您来修改' : '您来提交',
        when: since && `${formatDate(since, 'day')}起`,
        place: 'here',
      }
    : {
        key: 'own',
        label: '提交',
        when: submittedAt ? formatDate(submittedAt, 'day') : undefined,
        place: 'past',
      }
  const isDone = state === 'approved'
  const done: TrackStage = {
    key: 'done',
    label: '结束',
    when: isDone && since ? formatDate(since, 'day') : undefined,
    place: isDone ? 'past' : 'ahead',
  }
  return [own, ...stages.map((stage) => onTrack(stage)), done]
}

function onTrack(stage: StageView): TrackStage {
  return { key: stage.slug, label: stage.label, place: stage.place, when: whenOf(stage) }
}

function whenOf({ place, since, until, duration }: StageView): string {
  if (place === 'past' && until) return formatDate(until, 'day')
  if (place === 'here' && since) return `${formatDate(since, 'day')}起`
  return place === 'ahead' ? duration : ''
}

/** What can be said of when the stage ends: how long it takes, by which day, and if that has gone by. */
export function stageSentence(stage: StageView, today: string): string {
  const { label, duration, dueOn, contact } = stage
  if (!dueOn) return `${label}：${duration}。`
  const day = formatDate(dueOn, 'day')
  if (dueOn < today) return `${label}约定不晚于 ${day}，已经过了，可以打电话问${contact.office}。`
  return `${label}：${duration}，预计不晚于 ${day}。`
}

/** How long the stage usually takes here, where enough cases went through it to tell. */
export function paceSentence({ usualDays }: StageView): string {
  if (usualDays === null) return ''
  const usual = usualDays === 0 ? '当天' : ` ${usualDays} 个工作日内`
  return `近 90 天里，半数以上在这一步${usual}有结果。`
}

/** What comes after the stage where a case stands. */
export function nextSentence(stages: readonly StageView[]): string {
  const next = stages[stages.findIndex(({ place }) => place === 'here') + 1]
  return next ? `之后到${next.label}：${next.duration}。` : '这一步通过，事项就结束了。'
}
