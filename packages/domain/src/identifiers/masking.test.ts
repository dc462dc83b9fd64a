import { describe, expect, it } from 'vitest'
import { maskEmail, maskIdNumber, maskMobile, maskPersonName } from './masking.ts'

describe('masks', () => {
  it('shows a mobile number by its ends', () => {
    expect(maskMobile('18500000000')).toBe('185****0000')
  })

  it('shows an ID number without the date of birth', () => {
    expect(maskIdNumber('53010219200508011X')).toBe('530***********011X')
    expect(maskIdNumber('53010219200508011X')).toHaveLength(18)
  })

  it('shows where mail goes but not to whom', () => {
    expect(maskEmail('jiang.li@example.cn')).toBe('j****@example.cn')
    expect(maskEmail('j@example.cn')).toBe('j****@example.cn')
  })

  it('shows the family name alone', () => {
    expect(maskPersonName('邵小明')).toBe('邵**')
    expect(maskPersonName('李明')).toBe('李*')
    expect(maskPersonName('𠮷田一')).toBe('𠮷**')
    expect(maskPersonName('阿卜杜热合曼·买买提')).toBe('阿***')
    expect(maskPersonName('Jane Smith')).toBe('J***')
  })

  it('hides all of what it does not recognise', () => {
    expect(maskMobile('+85291234567')).toBe('****')
    expect(maskIdNumber('530102')).toBe('****')
    expect(maskEmail('jiang.li')).toBe('****')
    expect(maskEmail('@example.cn')).toBe('****')
    expect(maskPersonName('李')).toBe('****')
  })

  it('leaves nothing as nothing', () => {
    expect([maskMobile(''), maskIdNumber(''), maskEmail(''), maskPersonName(' ')]).toEqual([
      '',
      '',
      '',
      '',
    ])
  })
})
