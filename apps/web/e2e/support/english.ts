import { shippedAssociations } from '@guildhall/blueprints/registry'

/** What an association is found under in WeChat. */
const wechatNames = shippedAssociations.flatMap(({ blueprint }) =>
  (blueprint.contacts.wechat ?? '').split(/[^A-Za-z]+/),
)

/**
 * Latin words that stand in Chinese pages as they are: file formats, names printed on keys, marks of
 * registers, the example of a weak password. Anything else of two letters or more was left over.
 */
const MEANT = new Set([
  ...[
    'PDF',
    'JPG',
    'PNG',
    'XLSX',
    'CSV',
    'MB',
    'KB',
    'ICP',
    'GB',
    'Esc',
    'Ctrl',
    'Tab',
    'Enter',
    'abcd',
    // Ids of registered templates begin so.
    'SMS',
  ],
  // Names of devices and browsers, and of an app: nobody calls them otherwise.
  ...['Windows', 'Linux', 'iPhone', 'iPad', 'Chrome', 'Edge', 'Firefox', 'Safari'],
  ...['Microsoft', 'Authenticator', 'FreeOTP'],
  ...wechatNames,
])

/** Addresses, mailboxes (masked ones too), file names: they are nobody's language. */
const ADDRESS = /\bhttps?:\/\/\S+|[\w.+*-]+@[\w.-]+|\S+\.(pdf|jpg|jpeg|png)\b/g
/** Codes hold a digit somewhere. */
const CODE = /\b(?=[\w-]*\d)[A-Za-z\d]+(?:-[A-Za-z\d]+)*\b/g

/** English words that are left in what a person reads or hears. */
export function leftoverEnglish(text: string): string[] {
  const words =
    text
      .replaceAll(ADDRESS, ' ')
      .replaceAll(CODE, ' ')
      .match(/[A-Za-z]{2,}/g) ?? []
  return [...new Set(words)].filter((word) => !MEANT.has(word))
}
