<?php
/**
 * Portico_Gate
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Content for subscribers: `[portico-gate plan="pro"]…[/portico-gate]`.
 */
final class Portico_Gate {

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_shortcode( 'portico-gate', array( self::class, 'render' ) );
	}

	/**
	 * The content, if the signed-in user has a subscription that fits; otherwise `otherwise`.
	 *
	 * @param array|string $attributes `plan`: tiers, products or prices, with commas; any if missing. `status`: statuses
	 *                                 with commas; active or trialing if missing. `otherwise`: the text for all others.
	 * @param string|null  $content    Between the tags.
	 * @return string HTML.
	 */
	public static function render( $attributes = array(), $content = '' ) {
		$wanted = shortcode_atts(
			array(
				'plan'      => '',
				'status'    => 'active,trialing',
				'otherwise' => '',
			),
			$attributes,
			'portico-gate'
		);
		$others = esc_html( $wanted['otherwise'] );
		// Pages with gated content differ by user, so no cache may keep them.
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- The name that caches know.
		}
		$identity = Portico_Identity::current();
		if ( '' === $identity ) {
			return $others;
		}
		$subscriptions = Portico_Subscriptions::of( $identity );
		if ( is_wp_error( $subscriptions ) ) {
			/* translators: %s: the reason. */
			$notice = sprintf( __( 'This content is hidden because Portico couldn’t be asked: %s', 'portico' ), $subscriptions->get_error_message() );
			return $others . Portico_Notices::for_administrators( $notice );
		}
		foreach ( $subscriptions as $subscription ) {
			if ( self::fits( $subscription, wp_parse_list( $wanted['plan'] ), wp_parse_list( $wanted['status'] ) ) ) {
				return do_shortcode( (string) $content );
			}
		}
		return $others;
	}

	/**
	 * Whether a subscription has one of the plans and one of the statuses.
	 *
	 * @param array    $subscription From Portico.
	 * @param string[] $plans        Tiers, products or prices; empty for any.
	 * @param string[] $statuses     Stripe's statuses.
	 * @return bool
	 */
	private static function fits( $subscription, $plans, $statuses ) {
		if ( ! in_array( $subscription['status'], $statuses, true ) ) {
			return false;
		}
		if ( array() === $plans ) {
			return true;
		}
		foreach ( $subscription['plans'] as $plan ) {
			if ( array_intersect( array_filter( array( $plan['tier'], $plan['product'], $plan['price'] ) ), $plans ) ) {
				return true;
			}
		}
		return false;
	}
}
