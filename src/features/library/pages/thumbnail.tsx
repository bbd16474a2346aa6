import { fileAddress } from '#web/call.ts'
import './library.css'

/** The small picture of a material in a list: a picture, the first page of a document. Its title stands beside it. */
export function Thumbnail({ of: { id, thumbnail } }: { of: { id: number; thumbnail: string | null } }) {
  if (thumbnail === null) return null
  const address = fileAddress(`/library/materials/${id}/thumbnail`, { mark: thumbnail })
  return <img className="library-thumbnail" src={address} alt="" loading="lazy" />
}
