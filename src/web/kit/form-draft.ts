import { useEffect, useRef, useState } from 'react'
import { accountNow, leavesNothingHere } from '../outbox/posting.ts'
import { shelf } from '../outbox/shelf.ts'
import { type Field, fieldNames, type Value, type Values } from './fields.ts'

/** What was being written in a form, as it lies on the device. */
type KeptForm = { form: string; account: number | null; at: number; values: Values }

export type FormDraft = {
  /** What is written now lies on the device. */
  saved: boolean
  /** What was written here before and never submitted, with its first words. */
  offered: { at: number; words: string } | null
  /** Goes on from what is offered. */
  take: () => void
  /** What is offered, or lies on the device, goes. */
  drop: () => void
  /** Called with every change. */
  keep: (values: Values) => void
}

const keptFor = 7 * 24 * 60 * 60 * 1000
const afterLastStroke = 700

/** The words written: a form in which only something was chosen is quickly filled in again. */
function wordsIn(fields: Field[], values: Values, start: Values): string {
  const written = fields.filter((one) => (one.kind === 'text' || one.kind === 'words') && !isSecret(one))
  const changed = written.filter(({ name }) => values[name] !== start[name])
  return changed
    .map(({ name }) => String(values[name] ?? '').trim())
    .filter(Boolean)
    .join('，')
}

/** A password and what is confidential are never kept. */
const isSecret = ({ kind, confidential }: Field) => kind === 'password' || confidential === true

/** What may lie on the device. */
function keepable(fields: Field[], values: Values): Values {
  const secret = new Set(fieldNames(fields.filter(isSecret)))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)))
}

/**
 * What is written in a form lies on the device until it is submitted, for a week, and is shown to the same account
 * alone; signing out deletes it with everything else. The same form may stand for another record: what was written
 * before is offered, never put in by itself.
 */
export function useFormDraft(fields: Field[], start: Values, put: (values: Values) => void): FormDraft {
  const form = `form ${location.pathname} ${fields.map(({ name, label }) => `${name}=${label}`).join(' ')}`
  const [offered, setOffered] = useState<KeptForm | null>(null)
  const [saved, setSaved] = useState(false)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const first = useRef(start)
  useEffect(() => {
    let here = true
    void draftOf(form).then((kept) => here && setOffered(kept))
    return () => {
      here = false
    }
  }, [form])
  const drop = () => {
    clearTimeout(waiting.current)
    setOffered(null)
    setSaved(false)
    void shelf.remove('drafts', form).catch(() => undefined)
  }
  return {
    saved,
    offered: offered && { at: offered.at, words: wordsIn(fields, offered.values, first.current) },
    take() {
      if (offered) put(offered.values)
      setOffered(null)
      setSaved(true)
    },
    drop,
    keep(values: Record<string, Value>) {
      clearTimeout(waiting.current)
      setSaved(false)
      if (leavesNothingHere() || wordsIn(fields, values, first.current) === '') return
      waiting.current = setTimeout(() => {
        const kept: KeptForm = {
          form,
          account: accountNow(),
          at: Date.now(),
          values: keepable(fields, values),
        }
        shelf.put('drafts', form, kept).then(
          () => setSaved(true),
          () => undefined,
        )
      }, afterLastStroke)
    },
  }
}

/** What this account wrote in the form; of all forms, what is older than a week goes. */
async function draftOf(form: string): Promise<KeptForm | null> {
  // Records of meetings lie here too.
  const all = await shelf.all<object>('drafts').catch((): object[] => [])
  const forms = all.filter((one): one is KeptForm => 'form' in one)
  const old = forms.filter(({ at }) => Date.now() - at > keptFor)
  for (const one of old) await shelf.remove('drafts', one.form).catch(() => undefined)
  const found = forms.find((one) => one.form === form && !old.includes(one))
  return found && found.account === accountNow() && !leavesNothingHere() ? found : null
}
