import type { ResolutionSpec } from '../dues.ts'
import { isCivilDate } from '../../time/civil-date.ts'
import { error, warning, type BlueprintProblem } from './problem.ts'

/**
 * The vote that a dues table rests on: at least two thirds of those due present, at least half of
 * those in favour (民发〔2014〕166号).
 */
export function resolutionProblems(resolution: ResolutionSpec, path: string): BlueprintProblem[] {
  if (resolution.kind === 'unregistered') {
    return [warning(path, '会费标准所依据的决议还没有登记，请补上会议、日期和票数')]
  }
  const { date, dueToAttend, attended, votesFor, votesAgainst, abstained } = resolution
  return [
    ...(isCivilDate(date) ? [] : [error(`${path}.date`, '日历上没有这一天')]),
    ...(attended <= dueToAttend ? [] : [error(`${path}.attended`, '实到人数不能多于应到人数')]),
    ...(votesFor + votesAgainst + abstained <= attended
      ? []
      : [error(path, '赞成、反对、弃权之和不能多于实到人数')]),
    ...(attended * 3 >= dueToAttend * 2
      ? []
      : [error(`${path}.attended`, '实到人数不足应到的三分之二，决议无效')]),
    ...(votesFor * 2 >= attended
      ? []
      : [error(`${path}.votesFor`, '赞成不足实到的二分之一，决议无效')]),
  ]
}
