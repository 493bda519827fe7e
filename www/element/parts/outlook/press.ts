/** So far a finger may slip before it is a movement, in pixels. */
const slip = 6;

/**
 * A press on the chart. A finger may be about to scroll the page: it counts once it has moved more sideways than along
 * the page, or has been lifted where it was put down.
 */
export class Press {
  #begun: { x: number; y: number; moving: boolean } | null = null;

  /** Where along the chart, from 0 to 1, an event of the pointer leads; null if it is none that counts. */
  follow(event: PointerEvent): number | null {
    const { type, pointerType, pointerId, clientX, clientY } = event;
    const chart = event.currentTarget as Element;
    if (type === "pointerdown" && event.isPrimary && event.button === 0) {
      chart.setPointerCapture(pointerId);
      this.#begun = { x: clientX, y: clientY, moving: pointerType !== "touch" };
    }
    const begun = this.#begun;
    if (!begun || !chart.hasPointerCapture(pointerId)) return null;
    const [across, along] = [Math.abs(clientX - begun.x), Math.abs(clientY - begun.y)];
    const lifted = type === "pointerup";
    begun.moving ||= lifted ? across + along < slip : across > Math.max(slip, along);
    if (lifted) this.#begun = null;
    const { left, width } = chart.getBoundingClientRect();
    return begun.moving ? (clientX - left) / width : null;
  }
}
