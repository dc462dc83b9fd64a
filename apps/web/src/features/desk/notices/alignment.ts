import { Extension } from '@tiptap/core'

/** Alignment of a paragraph: the signature of a notice stands to the right. */
export const alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        align: {
          default: null,
          parseHTML: ({ style }: HTMLElement) =>
            /^(center|right)$/.test(style.textAlign) ? style.textAlign : null,
          renderHTML: ({ align }: Record<string, unknown>) =>
            typeof align === 'string' ? { style: `text-align:${align}` } : {},
        },
      },
    },
  ],
})
