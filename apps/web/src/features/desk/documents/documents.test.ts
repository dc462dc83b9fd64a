import { describe, expect, it } from 'vitest'
import { printNotice } from './document-tabs.ts'
import { pageBox, turned, zoomBy } from './page-box.ts'

describe('a page of a document', () => {
  it('fits the width of its pane, upright or turned', () => {
    expect(pageBox(400, 1.5, 1, 0)).toEqual({ width: 400, height: 600, imageWidth: 400 })
    expect(pageBox(400, 1.5, 1, 90)).toEqual({ width: 400, height: 267, imageWidth: 267 })
    expect(pageBox(400, 1.5, 2, 180)).toEqual({ width: 800, height: 1200, imageWidth: 800 })
  })

  it('takes the room of A4 until the picture is there', () => {
    expect(pageBox(400, null, 1, 0).height).toBe(566)
  })

  it('zooms in steps and stops at the ends', () => {
    expect([zoomBy(1, 1), zoomBy(1, -1), zoomBy(3, 1), zoomBy(0.5, -1)]).toEqual([
      1.25, 0.75, 3, 0.5,
    ])
  })

  it('comes round after four quarter turns', () => {
    expect(turned(turned(turned(turned(0))))).toBe(0)
  })
})

describe('the stamped scan', () => {
  it('is told apart from an old print, and from one that cannot be read', () => {
    expect(printNotice({ printCheck: 'matched', current: true })?.status).toBe('done')
    expect(printNotice({ printCheck: 'matched', current: false })?.status).toBe('err')
    expect(printNotice({ printCheck: 'mismatched', current: true })?.text).toContain('旧版')
    expect(printNotice({ printCheck: 'unreadable', current: true })?.text).toContain('人工核对')
    expect(printNotice({ printCheck: 'none', current: true })).toBeNull()
  })
})
