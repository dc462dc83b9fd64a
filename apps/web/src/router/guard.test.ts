import { describe, expect, it } from 'vitest'
import { decideEntry, signInFor } from './guard.ts'
import { safeBack } from './safe-back.ts'

const member = { staff: false, mustEnrol: false }
const staff = { staff: true, mustEnrol: false }
const resting = { staff: false, mustEnrol: true }
const at = (fullPath: string, back?: string) => ({
  path: fullPath.split('?')[0] ?? '',
  fullPath,
  back,
})

describe('the way into a page', () => {
  it.each(['/', '/join', '/verify/ABC', '/privacy', '/contact', '/myth', '/desktop'])(
    'is open to anyone at %s',
    (path) => {
      expect(decideEntry(at(path), null)).toEqual({ kind: 'enter' })
    },
  )

  it('leads through sign-in and back to where one was', () => {
    expect(decideEntry(at('/my/cases/7?tab=files'), null)).toEqual({
      kind: 'go',
      to: '/sign-in?back=%2Fmy%2Fcases%2F7%3Ftab%3Dfiles',
    })
    expect(decideEntry(at(signInFor('/my'), '/my/cases/7?tab=files'), member)).toEqual({
      kind: 'go',
      to: '/my/cases/7?tab=files',
    })
  })

  it('shows a member the page of a missing address where the desk is', () => {
    expect(decideEntry(at('/desk'), member)).toEqual({ kind: 'missing' })
    expect(decideEntry(at('/desk/review'), member)).toEqual({ kind: 'missing' })
    expect(decideEntry(at('/desk/review'), staff)).toEqual({ kind: 'enter' })
  })

  it('leads staff without the second factor that they need to setting it up, not to the desk', () => {
    expect(decideEntry(at('/desk/members'), resting)).toEqual({ kind: 'go', to: '/two-step' })
    expect(decideEntry(at('/sign-in'), resting)).toEqual({ kind: 'go', to: '/two-step' })
    expect(decideEntry(at('/two-step'), resting)).toEqual({ kind: 'enter' })
    expect(decideEntry(at('/two-step'), null)).toMatchObject({ kind: 'go' })
    expect(decideEntry(at('/my'), resting)).toEqual({ kind: 'enter' })
  })

  it('sends who has signed in from the sign-in page to the first page of theirs', () => {
    expect(decideEntry(at('/sign-in'), member)).toEqual({ kind: 'go', to: '/my' })
    expect(decideEntry(at('/register'), staff)).toEqual({ kind: 'go', to: '/desk' })
  })
})

describe('the page to go back to', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '', 7])(
    'is never another host: %j',
    (back) => {
      expect(safeBack(back)).toBeNull()
    },
  )

  it('is a path of this host', () => {
    expect(safeBack('/my/cases?a=1#b')).toBe('/my/cases?a=1#b')
  })
})
