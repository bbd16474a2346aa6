import { PageLink } from '#web/kit/page-link.tsx'
import { piecesOf } from '../regulations/rules.ts'

/** A sentence in which each regulation that is cited leads to its text. */
export function Cited({ text }: { text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: piece, to }) =>
        to ? (
          <PageLink key={piece} className="link" to={to}>
            {piece}
          </PageLink>
        ) : (
          piece
        ),
      )}
    </>
  )
}
