import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { useEditor } from '@tiptap/vue-3'
import { say } from '../shared/toast.ts'
import { alignment } from './alignment.ts'
import { blockNode } from './block-node.ts'
import { cleanPaste } from './clean-paste.ts'
import { sendNoticeFile } from './send-notice-file.ts'

/** The editor of a notice's content: what it can make is what the server's sanitiser lets through. */
export function useNoticeEditor(options: {
  noticeId: string
  html: string
  onChange: (html: string) => void
}) {
  const editor = useEditor({
    content: options.html,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        code: false,
        codeBlock: false,
        link: { openOnClick: false, defaultProtocol: 'https' },
      }),
      Image,
      TableKit.configure({ table: { resizable: false } }),
      blockNode,
      alignment,
    ],
    editorProps: {
      attributes: {
        class: 'notice-body',
        'aria-label': '正文',
        role: 'textbox',
        'aria-multiline': 'true',
      },
      transformPastedHTML: cleanPaste,
      handlePaste: (_, event) => take(event.clipboardData?.files),
      handleDrop: (_, event) => take(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: changed }) => options.onChange(changed.getHTML()),
  })

  /** Pictures pasted or dropped are uploaded; true where they were taken. */
  function take(files: FileList | undefined): boolean {
    const pictures = [...(files ?? [])].filter(({ type }) => /^image\/(png|jpeg)$/.test(type))
    for (const picture of pictures) void insertPicture(picture)
    return pictures.length > 0
  }

  async function insertPicture(file: File): Promise<void> {
    try {
      const { id } = await sendNoticeFile(options.noticeId, 'image', file)
      const src = `/notice-files/${options.noticeId}/${id}`
      const alt = file.name.replace(/\.\w+$/, '')
      editor.value?.chain().focus().setImage({ src, alt }).run()
    } catch (error) {
      say(error instanceof Error ? error.message : '', 'err')
    }
  }

  return { editor, insertPicture }
}
