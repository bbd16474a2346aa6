import { useEffect, useState } from 'react'
import { call } from '#web/call.ts'
import { shownRefusal } from '#web/kit/refusal.ts'
import type { DocumentKind, Layout } from '../rules.ts'
import type { Field, Pattern, TemplateContent } from '../templates/rules.ts'

export type Template = Awaited<ReturnType<typeof call.documents.templates.get>>
export type KeyedPattern = { key: number; pattern: Pattern }
type KeyedPart = { key: number; title: string; blocks: KeyedPattern[] }

let last = 0
export const keyed = (pattern: Pattern): KeyedPattern => ({ key: ++last, pattern })
export const keyedPart = (part: TemplateContent['attachments'][number]): KeyedPart => ({
  key: ++last,
  title: part.title,
  blocks: part.blocks.map(keyed),
})
const bare = (list: KeyedPattern[]) => list.map(({ pattern }) => pattern)

/** A template while it is written: every block has a key, so that it keeps its place on the screen. */
export function useTemplateDraft({ name: startName, content: start }: Template) {
  const [name, setName] = useState(startName)
  const [title, setTitle] = useState(start.title)
  const [addressee, setAddressee] = useState(start.addressee ?? '')
  const [blocks, setBlocks] = useState(() => start.blocks.map(keyed))
  const [attachments, setAttachments] = useState(() => start.attachments.map(keyedPart))
  const [fields, setFields] = useState<Field[]>(start.fields)
  const [layout, setLayout] = useState<Layout>(start.layout ?? 'document')
  const content: TemplateContent = {
    title,
    addressee: addressee.trim() || null,
    blocks: bare(blocks),
    attachments: attachments.map((one) => ({ title: one.title, blocks: bare(one.blocks) })),
    fields,
    layout,
  }
  return {
    name,
    setName,
    title,
    setTitle,
    addressee,
    setAddressee,
    blocks,
    setBlocks,
    attachments,
    setAttachments,
    fields,
    setFields,
    layout,
    setLayout,
    content,
  }
}
export type TemplateDraft = ReturnType<typeof useTemplateDraft>

type Preview = { svg: string | null; pages: number; fault: string | null }

/** The pages of what is written, a moment after the last change; and why it cannot be used as it is. */
export function useTemplatePreview(asked: {
  organizationId: number
  kind: DocumentKind
  content: TemplateContent
}): Preview {
  const [shown, setShown] = useState<Preview>({ svg: null, pages: 0, fault: null })
  const text = JSON.stringify(asked)
  useEffect(() => {
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const answer = await call.documents.templates.preview(JSON.parse(text))
        if (!stale)
          setShown((old) => ({ ...answer, svg: answer.svg ?? old.svg, pages: answer.pages || old.pages }))
      } catch (error) {
        if (!stale) setShown((old) => ({ ...old, fault: shownRefusal(error).message }))
      }
    }, 600)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [text])
  return shown
}
