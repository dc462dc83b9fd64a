import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** Bodies by title; a term takes four years. */
export const council: BlueprintInput['council'] = {
  termYears: 4,
  bodies: [
    {
      slug: 'council',
      label: '理事会',
      titles: ['president', 'vice-president', 'council'],
    },
    {
      slug: 'representatives',
      label: '会员代表',
      titles: ['president', 'vice-president', 'council', 'ordinary'],
    },
  ],
}
