/** Where stored files lie, each by the digest of its content, as they are: sealed. A folder on this machine, or a bucket. */
export type Shelf = {
  /** Null when it is not there. */
  read(digest: string): Promise<Buffer | null>
  /** The first bytes of it; null when it is not there. */
  head(digest: string, bytes: number): Promise<Buffer | null>
  /** The old content or the new, never half of it; what was written before counts as put in now. */
  write(digest: string, sealed: Uint8Array): Promise<void>
  /** Counts it as put in now; false when it is not there and has to be written. */
  renew(digest: string): Promise<boolean>
  /** Takes it away unless somebody holds it or it was put in within the last hour; false: it stays, for now. */
  drop(digest: string): Promise<boolean>
  names(): AsyncIterable<string>
  /** Where it is full, nothing can be kept. Null: without a bound that anybody could tell. Throws when it cannot be reached. */
  room(): Promise<{ freeBytes: number; totalBytes: number } | null>
}

/** Named by the digest of their content; anything else there is half-written, or not ours. */
export const isFileName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** Whoever puts a file in may still be about to name it. */
export const anHour = 3_600_000

/** A bucket of a server that speaks S3; `prefix` begins the name of everything in it. */
export type Bucket = {
  endpoint: string | null
  region: string
  bucket: string
  prefix: string
  keyId: string
  secret: string
}

/** A folder, by its path; or a bucket. */
export type FilesPlace = string | Bucket
