import { readonly, ref } from 'vue'

/** A column of the list; the name is always there. */
export interface MemberColumn {
  key: string
  label: string
  /** Of the grid. */
  width: string
  /** By what the server can sort. */
  sort?: 'number' | 'name' | 'joined'
  right?: boolean
  always?: boolean
}

export const memberColumns: readonly MemberColumn[] = [
  { key: 'number', label: '会员号', width: '104px', sort: 'number' },
  { key: 'name', label: '单位', width: 'minmax(220px, 3fr)', sort: 'name', always: true },
  { key: 'title', label: '级别', width: '124px' },
  { key: 'branch', label: '分支机构', width: 'minmax(112px, 1fr)' },
  { key: 'joined', label: '入会日期', width: '104px', sort: 'joined' },
  { key: 'status', label: '状态', width: '92px' },
  { key: 'owed', label: '欠费', width: '112px', right: true },
  { key: 'validTo', label: '有效期至', width: '104px' },
  { key: 'creditCode', label: '统一社会信用代码', width: '184px' },
  { key: 'login', label: '账号', width: '72px' },
]

export const usualColumns: readonly string[] = [
  'number',
  'name',
  'title',
  'branch',
  'joined',
  'status',
  'owed',
]

const KEY = 'desk-member-columns'
const chosen = ref<readonly string[]>(read())

/** The columns as this browser last had them. */
export const chosenColumns = readonly(chosen)

/** Shows other columns, in the order of the list, and remembers them. */
export function chooseColumns(keys: readonly string[]): void {
  chosen.value = ordered(keys)
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen.value))
  } catch {
    // A browser that refuses storage shows them until the page is left.
  }
}

/** Those of the keys that are columns, in the list's order, with those that are always there. */
export function ordered(keys: readonly string[]): string[] {
  return memberColumns
    .filter(({ key, always }) => always || keys.includes(key))
    .map(({ key }) => key)
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (Array.isArray(kept)) return ordered(kept.filter((each) => typeof each === 'string'))
  } catch {
    // What is no list of ours is as good as none.
  }
  return [...usualColumns]
}
