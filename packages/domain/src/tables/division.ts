import { regionData } from 'element-china-area-data'
import type { Option } from '../blueprint/form.ts'

/** A division with those below it; the shape that cascaders take. Codes are six digits (GB/T 2260). */
export type Division = { code: string; label: string; children?: Division[] }

type Source = { value: string; label: string; children?: Source[] }

/** Levels of the standard that are no place, such as 市辖区: what is below stands in their stead. */
const NO_PLACE = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/** GB/T 2260 lists them without cities; the package that holds the list leaves them out. */
const WITHOUT_CITIES: Division[] = [
  { code: '710000', label: '台湾省' },
  { code: '810000', label: '香港特别行政区' },
  { code: '820000', label: '澳门特别行政区' },
]

/**
 * Provinces, cities and counties of China (GB/T 2260). Below a municipality such as 北京市 stand
 * its districts, below 河南省 also 济源市, which belongs to no city. Large: import this file lazily
 * in the browser.
 */
export const divisionTree: Division[] = [...regionData.map(province), ...WITHOUT_CITIES]

/** The same, provinces and cities alone. */
export const provinceCityOptions: Division[] = divisionTree.map(({ children, ...self }) => ({
  ...self,
  ...(children && { children: children.map(({ code, label }) => ({ code, label })) }),
}))

const labels = new Map<string, string>(
  divisionTree.flatMap((first) => [
    [first.code, first.label] as const,
    ...(first.children ?? []).flatMap((second) => [
      [second.code, second.label] as const,
      ...(second.children ?? []).map((third) => [third.code, third.label] as const),
    ]),
  ]),
)

/**
 * The place that a chain of codes from the province down names: `['140000', '140400']` → 山西省长治市.
 * A code that the list does not hold (abolished, or from elsewhere) is shown as it is.
 */
export function divisionLabel(codes: readonly string[]): string {
  return codes.map((code) => labels.get(code) ?? code).join('')
}

/** The divisions from the province down to the one of this code, or undefined if it is not listed. */
export function divisionPath(code: string): Option[] | undefined {
  for (const first of divisionTree) {
    if (first.code === code) return [option(first)]
    for (const second of first.children ?? []) {
      if (second.code === code) return [first, second].map(option)
      const third = second.children?.find((county) => county.code === code)
      if (third) return [first, second, third].map(option)
    }
  }
  return undefined
}

/**
 * Whether a chain of codes goes down the tree step by step to the depth asked for, or ends earlier
 * where there is nothing below (香港特别行政区; 西城区 right below 北京市).
 */
export function isWholeDivision(codes: readonly string[], depth: number): boolean {
  let level: Division[] | undefined = divisionTree
  for (const code of codes) {
    const found: Division | undefined = level?.find((division) => division.code === code)
    if (!found) return false
    level = found.children
  }
  return codes.length === depth || (codes.length > 0 && codes.length < depth && !level)
}

function option({ code, label }: Division): Option {
  return { code, label }
}

function province(source: Source): Division {
  return division(source, (source.children ?? []).flatMap(city))
}

function city(source: Source): Division[] {
  const counties = (source.children ?? []).filter(isCounty).map((county) => division(county, []))
  return NO_PLACE.test(source.label) ? counties : [division(source, counties)]
}

/** 东莞市 and three others have towns below them, which are not in GB/T 2260 but in GB/T 10114. */
function isCounty(source: Source): boolean {
  return source.value.length === 6
}

function division({ value, label }: Source, children: Division[]): Division {
  const code = value.padEnd(6, '0')
  return children.length > 0 ? { code, label, children } : { code, label }
}
