// What forecast and curve give for the inputs of tests/vectors/forecast-inputs.json, as JSON. Runs in Node and in pages.

/**
 * @param {typeof import("prorata").createCalculator} createCalculator
 * @param {any} settlement
 * @param {{ input: any, forecast: any, curve: any }} asked
 */
export async function bits(createCalculator, settlement, { input, forecast, curve }) {
  const calculator = await createCalculator(settlement);
  try {
    const { x, payment, low, high } = calculator.curve(input, curve);
    return {
      forecast: calculator.forecast(input, forecast),
      curve: {
        x: [...x],
        payment: [...payment].map(Number),
        low: [...low].map(Number),
        high: [...high].map(Number),
      },
    };
  } finally {
    calculator.free();
  }
}
