/**
 * A rule said no. Only the code and its parameters cross to the page; sentences are made there from
 * `errors.<code>` in the locales. Parameters never hold an unmasked identity number, account or minor's data.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: RefusalParams

  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}

/** A refusal as it is told of one among many. */
export function dataOf({ code, params }: Refusal): { code: string; params: { [name: string]: unknown } } {
  return { code, params: { ...params } }
}

export type RefusalParams = { readonly [name: string]: unknown }
