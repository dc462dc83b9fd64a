import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** Bodies by title; a term takes five years. */
export const council: BlueprintInput['council'] = {
  termYears: 5,
  bodies: [
    {
      slug: 'standing-council',
      label: '常务理事会',
      titles: ['president', 'vice-president', 'standing-council'],
    },
    {
      slug: 'council',
      label: '理事会',
      titles: ['president', 'vice-president', 'standing-council', 'council'],
    },
    {
      slug: 'representatives',
      label: '会员代表',
      titles: ['president', 'vice-president', 'standing-council', 'council', 'ordinary'],
    },
  ],
}
