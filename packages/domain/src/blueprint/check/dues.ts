import type { Blueprint } from '../blueprint.ts'
import type { DuesScheduleSpec, DuesSpec } from '../dues.ts'
import { isCivilDate } from '../../time/civil-date.ts'
import { error, unknownName, warning, type BlueprintProblem } from './problem.ts'
import { resolutionProblems } from './resolution.ts'

/** 国办: as a rule no more than four classes (民发〔2014〕166号, 发改经体〔2017〕1999号). */
const MOST_CLASSES = 4

/** Dues that can't be billed, or that the rules do not allow. */
export function duesProblems({ dues }: Blueprint): BlueprintProblem[] {
  return [
    ...titleProblems(dues),
    ...classCountProblems(dues),
    ...dues.schedules.flatMap((schedule, at) =>
      scheduleProblems(dues, schedule, `dues.schedules[${at}]`),
    ),
    ...orderProblems(dues),
    ...termProblems(dues),
  ]
}

function titleProblems({ titles, classes }: DuesSpec): BlueprintProblem[] {
  const known = classes.map(({ slug }) => slug)
  const newcomers = titles.filter(({ newcomer }) => newcomer).length
  return [
    ...titles.flatMap(({ duesClass }, at) =>
      unknownName(`dues.titles[${at}].duesClass`, duesClass, known, '会费档次'),
    ),
    ...classes.flatMap(({ slug, label }, at) =>
      titles.some(({ duesClass }) => duesClass === slug)
        ? []
        : [warning(`dues.classes[${at}]`, `没有会员级别用“${label}”，请核对`)],
    ),
    ...(newcomers === 1
      ? []
      : [error('dues.titles', `新会员从哪一级开始要写明，有且只有一级，现在有 ${newcomers} 级`)]),
  ]
}

function classCountProblems({ classes, fifthClass }: DuesSpec): BlueprintProblem[] {
  if (classes.length <= MOST_CLASSES) return []
  const message = `会费档次一般不超过四档，现在有 ${classes.length} 档`
  return fifthClass === 'refuse'
    ? [error('dues.classes', `${message}，所在地不允许，请合并`)]
    : [warning('dues.classes', `${message}，请核对依据`)]
}

function scheduleProblems(
  dues: DuesSpec,
  schedule: DuesScheduleSpec,
  path: string,
): BlueprintProblem[] {
  const known = dues.classes.map(({ slug }) => slug)
  return [
    ...(isCivilDate(schedule.from) ? [] : [error(`${path}.from`, '日历上没有这一天')]),
    ...Object.keys(schedule.amounts).flatMap((slug) =>
      unknownName(`${path}.amounts.${slug}`, slug, known, '会费档次'),
    ),
    ...dues.classes.flatMap(({ slug, label }) =>
      Object.hasOwn(schedule.amounts, slug)
        ? []
        : [error(`${path}.amounts`, `“${label}”没有写会费标准，请补上`)],
    ),
    ...resolutionProblems(schedule.resolution, `${path}.resolution`),
  ]
}

function orderProblems({ schedules }: DuesSpec): BlueprintProblem[] {
  return schedules.flatMap(({ from }, at) => {
    const before = schedules[at - 1]
    if (!before || before.from < from) return []
    return [
      error(
        `dues.schedules[${at}].from`,
        `会费标准要按施行日期先后排列，这一份应晚于 ${before.from}`,
      ),
    ]
  })
}

function termProblems({ term }: DuesSpec): BlueprintProblem[] {
  const [path, day] =
    term.kind === 'calendar-year'
      ? ['dues.term.joinCutoff', term.joinCutoff]
      : ['dues.term.startsOn', term.kind === 'fiscal-year' ? term.startsOn : undefined]
  // A day that not every year has (2月29日) can't begin one.
  if (day === undefined || isCivilDate(`2025-${day}`)) return []
  return [error(path, '不是每年都有的日子，请改一天')]
}
