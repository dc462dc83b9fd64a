import { sentence } from '@guildhall/contract/errors'

const MOST_BYTES = 20 * 1024 * 1024
const NAMES = /\.(pdf|jpe?g|png)$/i

/** Why a chosen file need not be sent at all, in a sentence; the server looks into it in any case. */
export function checkFile(file: Pick<File, 'name' | 'size'>): string | null {
  if (!NAMES.test(file.name)) return sentence('file.type')
  if (file.size === 0) return sentence('file.empty')
  return file.size > MOST_BYTES ? sentence('file.too-large') : null
}
