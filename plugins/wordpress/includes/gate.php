<?php
/**
 * Content for customers with a plan: [portico-gate] and its block.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/** A subscription's statuses in Stripe. */
const PORTICO_STATUSES = array( 'active', 'canceled', 'incomplete', 'incomplete_expired', 'past_due', 'paused', 'trialing', 'unpaid' );

/** The statuses that open a gate without the attribute `status`. */
const PORTICO_USUAL_STATUSES = array( 'active', 'trialing' );

/**
 * Shows the enclosed content to customers with one of the plans. A mistake in the attributes hides it from everyone,
 * because a misspelled attribute could otherwise mean any plan.
 *
 * @param array|string $attributes plan, status and message, all optional.
 * @param string|null  $content    The enclosed content.
 * @return string HTML.
 */
function portico_gate_shortcode( $attributes, $content = null ) {
	$attributes = is_array( $attributes ) ? $attributes : array();
	$unknown    = array_diff( array_map( 'strval', array_keys( $attributes ) ), array( 'plan', 'status', 'message' ) );
	if ( array() !== $unknown ) {
		return portico_notice( __( 'This restricted content is closed for everyone: [portico-gate] only knows plan, status and message.', 'portico' ) );
	}
	$open = static function () use ( $content ) {
		return do_shortcode( (string) $content );
	};
	return portico_gate_html( $attributes, $open );
}
add_shortcode( 'portico-gate', 'portico_gate_shortcode' );

/**
 * The content if the gate is open for the signed-in user, or else the message in its place.
 *
 * @param array    $asked plan, status and message, all optional.
 * @param callable $open  Makes the content. Not called while the gate is closed.
 * @return string HTML.
 */
function portico_gate_html( $asked, $open ) {
	$message  = portico_message( isset( $asked['message'] ) ? (string) $asked['message'] : '' );
	$plans    = portico_gate_list( $asked, 'plan' );
	$statuses = portico_gate_list( $asked, 'status' );
	$is_empty = ( isset( $asked['plan'] ) && array() === $plans ) || ( isset( $asked['status'] ) && array() === $statuses );
	if ( $is_empty || array() !== array_diff( $statuses, PORTICO_STATUSES ) ) {
		return portico_notice( __( 'This restricted content is closed for everyone: its plan or status isn’t one that can exist.', 'portico' ) );
	}
	$identity = portico_identity();
	if ( '' === $identity ) {
		return $message;
	}
	portico_forbid_caching();
	$subscriptions = portico_subscriptions( $identity );
	if ( is_wp_error( $subscriptions ) ) {
		return portico_message( __( 'This content is unavailable right now. Please try again in a minute.', 'portico' ) )
			. portico_notice( $subscriptions->get_error_message() );
	}
	$statuses = array() === $statuses ? PORTICO_USUAL_STATUSES : $statuses;
	foreach ( $subscriptions as $subscription ) {
		if ( portico_is_named( $subscription, $plans, $statuses ) ) {
			return $open();
		}
	}
	return $message;
}

/**
 * The names in an attribute, separated by commas.
 *
 * @param array  $asked The attributes.
 * @param string $name  plan or status.
 * @return string[]
 */
function portico_gate_list( $asked, $name ) {
	$text = isset( $asked[ $name ] ) ? html_entity_decode( (string) $asked[ $name ], ENT_QUOTES, 'UTF-8' ) : '';
	return array_values( array_filter( array_map( 'trim', explode( ',', $text ) ), 'strlen' ) );
}

/**
 * Whether a subscription has one of the statuses and one of the plans. A plan is named by its product, its price, its
 * tier or its product's name. If no plans are named, any plan counts.
 *
 * @param array    $subscription A row of the answer.
 * @param string[] $plans        Names of plans.
 * @param string[] $statuses     Stripe's statuses.
 * @return bool
 */
function portico_is_named( $subscription, $plans, $statuses ) {
	if ( ! isset( $subscription['status'] ) || ! in_array( $subscription['status'], $statuses, true ) ) {
		return false;
	}
	if ( array() === $plans ) {
		return true;
	}
	$wanted = array_map( 'strtolower', $plans );
	foreach ( (array) ( isset( $subscription['plans'] ) ? $subscription['plans'] : array() ) as $plan ) {
		$ids   = array_intersect_key( (array) $plan, array_flip( array( 'product', 'price' ) ) );
		$names = array_intersect_key( (array) $plan, array_flip( array( 'tier', 'name' ) ) );
		if ( array_intersect( $plans, array_filter( $ids, 'is_string' ) ) || array_intersect( $wanted, array_map( 'strtolower', array_filter( $names, 'is_string' ) ) ) ) {
			return true;
		}
	}
	return false;
}
