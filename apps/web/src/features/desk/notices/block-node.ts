import { Node, mergeAttributes } from '@tiptap/core'

const words: Record<string, string> = {
  'dues-table': '会费标准表',
  'bank-account': '汇款账户',
}

/**
 * A block that the server fills in from the association's blueprint: in the editor a plate that says
 * so, in the content an empty mark, so that no amount or account number is ever typed by hand.
 */
export const blockNode = Node.create({
  name: 'blueprintBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => ({
    block: {
      default: 'dues-table',
      parseHTML: (element: HTMLElement) => element.dataset['block'],
    },
    year: { default: '', parseHTML: (element: HTMLElement) => element.dataset['year'] },
  }),
  parseHTML: () => [{ tag: 'hr[data-block]', priority: 100 }],
  renderHTML: ({ node }) => [
    'hr',
    mergeAttributes({ 'data-block': node.attrs['block'], 'data-year': node.attrs['year'] }),
  ],
  addNodeView:
    () =>
    ({ node }) => {
      const plate = document.createElement('div')
      plate.className = 'block-plate'
      const year = node.attrs['block'] === 'dues-table' ? `（${node.attrs['year']}年）` : ''
      plate.textContent = `${words[String(node.attrs['block'])] ?? '自动内容'}${year}，按协会设置自动填写，在预览中可见`
      return { dom: plate }
    },
})
