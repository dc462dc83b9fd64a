import type { Blueprint } from '../blueprint.ts'
import { colourDistance, contrastOnWhite } from '../../colour.ts'
import { STATUS_COLOURS } from '../status-colours.ts'
import { error, type BlueprintProblem } from './problem.ts'

/** WCAG 2.2, success criterion 1.4.3: text of normal size. */
const LEAST_CONTRAST = 4.5

/** Below this (Oklab distance × 100) two colours of the page are easily taken for one another. */
const LEAST_DISTANCE = 7

/** A brand colour that can't be read on white, or that could be taken for a status. */
export function brandProblems({ branding }: Blueprint): BlueprintProblem[] {
  const path = 'branding.color'
  const contrast = contrastOnWhite(branding.color)
  if (contrast < LEAST_CONTRAST) {
    const found = contrast.toFixed(1)
    return [
      error(path, `品牌色在白底上对比度只有 ${found}，至少要 ${LEAST_CONTRAST}，请换深一些的颜色`),
    ]
  }
  return STATUS_COLOURS.flatMap(({ color, label }) =>
    colourDistance(branding.color, color) < LEAST_DISTANCE
      ? [error(path, `品牌色与表示“${label}”的颜色 ${color} 太接近，会被误认，请换一种颜色`)]
      : [],
  )
}
