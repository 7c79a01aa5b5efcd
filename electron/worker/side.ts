/** The snapshot that was made and proved. */
export interface FromSide {
  readonly seq: number
  readonly at: string
}
