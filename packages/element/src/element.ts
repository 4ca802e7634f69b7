import { type MountOptions, mountPortal, type PortalHandle, portalOptionNames } from "@portico/embed";

/** `<portico-portal>`, with every option as a property. */
export type PorticoPortalElement = HTMLElement &
  Omit<Partial<MountOptions>, "nonce"> & {
    /** Opens a new visit in place of this one. */
    reload(): void;
  };

type Options = Record<string, unknown>;

const optionNames = ["origin", ...portalOptionNames];
/** An attribute is text, so options that are functions or objects are only properties. */
const attributes = new Map(
  optionNames
    .filter((name) => !/^(on[A-Z]|fetchProof|appearance|texts)/.test(name))
    .map((name) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name]),
);
/**
 * Each callback is also an event, such as `portico-ready`, because Angular and Svelte don't set properties named "on…".
 */
const callbackNames = portalOptionNames.filter((name) => /^on[A-Z]/.test(name));

/** A server may import this file but has no `HTMLElement`. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class PortalElement extends Base {
  static readonly observedAttributes = [...attributes.keys()];
  static {
    for (const name of optionNames)
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: PortalElement) {
          return this.#options[name];
        },
        set(this: PortalElement, value: unknown) {
          this.#set(name, value);
        },
      });
  }

  readonly #options: Options = {};
  #portal: PortalHandle | undefined;
  #isStale = false;

  connectedCallback(): void {
    for (const name of optionNames) this.#adopt(name);
    this.style.display ||= "block";
    this.#refresh();
  }

  disconnectedCallback(): void {
    this.#portal?.unmount();
    this.#portal = undefined;
  }

  attributeChangedCallback(attribute: string, _before: string | null, text: string | null): void {
    const name = attributes.get(attribute) as string;
    this.#set(name, name === "sections" ? text?.split(/\s+/).filter(Boolean) : (text ?? undefined));
  }

  reload(): void {
    this.#portal?.reload();
  }

  /** Takes over a property that was set before the element was defined. */
  #adopt(name: string): void {
    const own = Object.getOwnPropertyDescriptor(this, name);
    if (!own) return;
    delete (this as unknown as Options)[name];
    this.#set(name, own.value);
  }

  #set(name: string, value: unknown): void {
    this.#options[name] = value;
    this.#refresh();
  }

  /**
   * Frameworks set properties one by one, some only after the element is in the page. This updates the portal once for
   * all of them.
   */
  #refresh(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => {
      this.#isStale = false;
      if (!this.isConnected) return;
      const { origin, ...more } = { ...this.#options, ...this.#callbacks() } as unknown as MountOptions;
      if (this.#portal) this.#portal.update(more);
      else this.#portal = mountPortal(this, { origin, nonce: this.nonce, ...more });
    });
  }

  #callbacks(): Options {
    const call = (name: string) => (message: unknown) => {
      const [bubbles, cancelable] = [true, name === "onBefore"];
      const type = `portico-${name.slice(2).toLowerCase()}`;
      const goesOn = this.dispatchEvent(new CustomEvent(type, { detail: message, bubbles, cancelable }));
      const callback = this.#options[name] as ((message: unknown) => unknown) | undefined;
      return goesOn ? callback?.(message) : false;
    };
    return Object.fromEntries(callbackNames.map((name) => [name, call(name)]));
  }
}
