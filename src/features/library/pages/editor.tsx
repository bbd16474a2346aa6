import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import './editor.css'

/** The text of an article, written as it will be read. */
export default function Editor({ body, change }: { body: string; change: (html: string) => void }) {
  const editor = useEditor({
    extensions: [StarterKit.configure({ heading: { levels: [2, 3] }, code: false, codeBlock: false })],
    content: body,
    editorProps: { attributes: { 'aria-label': '正文', role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: (given) => change(given.editor.getHTML()),
  })
  if (!editor) return null
  const chain = () => editor.chain().focus()
  const tools: [word: string, on: boolean, act: () => unknown][] = [
    ['标题', editor.isActive('heading', { level: 2 }), () => chain().toggleHeading({ level: 2 }).run()],
    ['小标题', editor.isActive('heading', { level: 3 }), () => chain().toggleHeading({ level: 3 }).run()],
    ['加粗', editor.isActive('bold'), () => chain().toggleBold().run()],
    ['列表', editor.isActive('bulletList'), () => chain().toggleBulletList().run()],
    ['编号', editor.isActive('orderedList'), () => chain().toggleOrderedList().run()],
    ['引用', editor.isActive('blockquote'), () => chain().toggleBlockquote().run()],
    ['撤销', false, () => chain().undo().run()],
    ['重做', false, () => chain().redo().run()],
  ]
  return (
    <div className="library-editor">
      <div className="tools" role="toolbar" aria-label="格式">
        {tools.map(([word, on, act]) => (
          <button key={word} type="button" className="button quiet" aria-pressed={on} onClick={act}>
            {word}
          </button>
        ))}
      </div>
      <EditorContent editor={editor} className="library-text" />
    </div>
  )
}
