import { fileAddress } from '#web/call.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type PageState, pageStateNames } from '../rules.ts'
import './slips.css'

const tones: Record<PageState, Tone> = { filed: 'good', unread: 'warning', refused: 'bad', aside: 'quiet' }

export const PageDot = ({ state }: { state: PageState }) => (
  <StatusDot tone={tones[state]}>{pageStateNames[state]}</StatusDot>
)

const pictureAddress = (id: number) => fileAddress(`/scan-pages/${id}/picture`)

/** A page shown small; a press opens it whole. */
export const PagePicture = ({ id, words }: { id: number; words: string }) => (
  <a className="scan-picture" href={pictureAddress(id)} target="_blank" rel="noreferrer">
    <img src={pictureAddress(id)} alt={words} loading="lazy" />
  </a>
)
